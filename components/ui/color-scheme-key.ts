/** Where the browser remembers light, dark or "as the system": per browser, as it depends on the screen. */
export const COLOR_SCHEME_KEY = "kanaria-color-scheme";
