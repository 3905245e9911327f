import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

/** Mantine asks for ten shades of a colour; ours come from tokens.css, so that light and dark switch in one place. */
function shades(...tokens: string[]): MantineColorsTuple {
  return Array.from(
    { length: 10 },
    (_, i) => `var(--${tokens[Math.min(i, tokens.length - 1)]})`,
  ) as unknown as MantineColorsTuple;
}

const FONT = '"Inter Variable", "Noto Sans JP Variable", system-ui, sans-serif';

/** The look of every Mantine component. Colours are names of tokens, sizes the scale of the design. */
export const theme = createTheme({
  primaryColor: "ai",
  colors: {
    ai: shades("ai-tint", "ai-tint", "ai-tint", "ai", "ai", "ai", "ai-solid", "ai-hover"),
    red: shades("bad-tint", "bad-tint", "bad-line", "bad-line", "bad"),
    green: shades("ok-tint", "ok-tint", "ok-tint", "ok"),
    teal: shades("ok-tint", "ok-tint", "ok-tint", "ok"),
    yellow: shades("warn-tint", "warn-tint", "warn-tint", "warn"),
    gray: shades("hover", "hover", "line", "line", "line2", "ink3", "ink3", "ink2", "ink2", "ink"),
    dark: shades("ink", "ink2", "ink3", "ink3", "line2", "hover", "surface", "surface", "sunken", "sunken"),
  },
  white: "#ffffff",
  black: "#1d1c19",
  fontFamily: FONT,
  fontFamilyMonospace: '"JetBrains Mono Variable", "Noto Sans JP Variable", ui-monospace, monospace',
  fontSizes: { xs: "11px", sm: "12px", md: "13px", lg: "15px", xl: "18px" },
  lineHeights: { xs: "16px", sm: "18px", md: "20px", lg: "22px", xl: "26px" },
  fontWeights: { regular: "400", medium: "550", bold: "600" },
  headings: {
    fontFamily: FONT,
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "18px", lineHeight: "26px" },
      h2: { fontSize: "15px", lineHeight: "22px" },
      h3: { fontSize: "13px", lineHeight: "20px" },
      h4: { fontSize: "13px", lineHeight: "20px" },
      h5: { fontSize: "12px", lineHeight: "18px" },
      h6: { fontSize: "12px", lineHeight: "18px" },
    },
  },
  spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
  radius: { xs: "3px", sm: "4px", md: "6px", lg: "8px", xl: "12px" },
  defaultRadius: "md",
  shadows: {
    xs: "none",
    sm: "var(--shadow)",
    md: "var(--shadow)",
    lg: "var(--shadow)",
    xl: "var(--shadow)",
  },
  respectReducedMotion: true,
  cursorType: "pointer",
  activeClassName: "",
  variantColorResolver: ({ variant, color }) => {
    const danger = color === "red";
    const clear = "1px solid transparent";
    switch (variant) {
      case "filled":
        return danger
          ? { background: "var(--bad)", hover: "var(--bad)", color: "var(--surface)", border: clear }
          : { background: "var(--ai-solid)", hover: "var(--ai-hover)", color: "var(--on-ai)", border: clear };
      case "light":
        return danger
          ? { background: "var(--bad-tint)", hover: "var(--bad-tint)", color: "var(--bad)", border: clear }
          : { background: "var(--ai-tint)", hover: "var(--ai-tint)", color: "var(--ai)", border: clear };
      case "outline":
        return danger
          ? {
              background: "var(--surface)",
              hover: "var(--bad-tint)",
              color: "var(--bad)",
              border: "1px solid var(--bad-line)",
            }
          : {
              background: "var(--surface)",
              hover: "var(--hover)",
              color: "var(--ai)",
              border: "1px solid var(--ai)",
            };
      case "subtle":
      case "transparent":
      case "white":
        return danger
          ? { background: "transparent", hover: "var(--bad-tint)", color: "var(--bad)", border: clear }
          : { background: "transparent", hover: "var(--hover)", color: "var(--ink2)", border: clear };
      case "none":
        return { background: "transparent", hover: "transparent", color: "inherit", border: "none" };
      default:
        return {
          background: "var(--surface)",
          hover: "var(--hover)",
          color: danger ? "var(--bad)" : "var(--ink)",
          border: `1px solid var(${danger ? "--bad-line" : "--line2"})`,
        };
    }
  },
  components: {
    Button: { defaultProps: { variant: "default" } },
    ActionIcon: { defaultProps: { variant: "subtle" } },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 120 }, withArrow: false } },
    Popover: {
      defaultProps: {
        shadow: "md",
        transitionProps: { duration: 120, transition: "fade" },
        // Until it is placed, a pop-over stands at 0,0: of the page, bringing it into view there would scroll away from
        // what it belongs to, which hides it for good.
        floatingStrategy: "fixed",
      },
    },
    Menu: {
      defaultProps: {
        withInitialFocusPlaceholder: false,
        shadow: "md",
        transitionProps: { duration: 120, transition: "fade" },
      },
    },
    Combobox: { defaultProps: { shadow: "md", transitionProps: { duration: 0 } } },
    Modal: {
      defaultProps: {
        centered: true,
        radius: "xl",
        padding: "lg",
        transitionProps: { duration: 160, transition: "fade" },
        overlayProps: { color: "var(--scrim)", backgroundOpacity: 1 },
      },
    },
    Drawer: { defaultProps: { transitionProps: { duration: 160 }, overlayProps: { color: "var(--scrim)" } } },
    Select: { defaultProps: { checkIconPosition: "right", withAlignedLabels: false } },
    Anchor: { defaultProps: { underline: "hover" } },
  },
});

/** Points the variables that Mantine's own CSS reads at our tokens. */
export const cssVariablesResolver: CSSVariablesResolver = () => {
  const colors = {
    "--mantine-color-body": "var(--surface)",
    "--mantine-color-text": "var(--ink)",
    "--mantine-color-bright": "var(--ink)",
    "--mantine-color-dimmed": "var(--ink3)",
    "--mantine-color-placeholder": "var(--ink3)",
    "--mantine-color-anchor": "var(--ai)",
    "--mantine-color-error": "var(--bad)",
    "--mantine-color-success": "var(--ok)",
    "--mantine-color-default": "var(--surface)",
    "--mantine-color-default-hover": "var(--hover)",
    "--mantine-color-default-color": "var(--ink)",
    "--mantine-color-default-border": "var(--line2)",
    "--mantine-color-disabled": "var(--sunken)",
    "--mantine-color-disabled-color": "var(--ink3)",
    "--mantine-color-disabled-border": "var(--line2)",
    "--mantine-color-ai-filled": "var(--ai-solid)",
    "--mantine-color-ai-filled-hover": "var(--ai-hover)",
    "--mantine-color-ai-light": "var(--ai-tint)",
    "--mantine-color-ai-light-hover": "var(--ai-tint)",
    "--mantine-color-ai-light-color": "var(--ai)",
    "--mantine-color-ai-outline": "var(--ai)",
    "--mantine-primary-color-filled": "var(--ai-solid)",
    "--mantine-primary-color-filled-hover": "var(--ai-hover)",
    "--mantine-primary-color-contrast": "var(--on-ai)",
  };
  return { variables: {}, light: colors, dark: colors };
};
