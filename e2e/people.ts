/** The first administrator, as the first-run story registers them. Every later story finds them there. */
export const ADMIN = {
  name: "佐藤 恵",
  email: "kei.sato@aoba.example",
  password: "saffron-lantern-42-quiet",
};

/** The organisation of all stories. */
export const ORGANISATION = "青葉システムズ";

export interface Credentials {
  email: string;
  password: string;
}
