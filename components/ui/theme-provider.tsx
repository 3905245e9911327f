"use client";

import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { ModalsProvider } from "@mantine/modals";
import { Notifications } from "@mantine/notifications";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { AppleKeyboardGuess } from "./apple-keyboard";
import { COLOR_SCHEME_KEY } from "./color-scheme-key";
import { cssVariablesResolver, theme } from "./theme";

const colorSchemeManager = localStorageColorSchemeManager({ key: COLOR_SCHEME_KEY });

/** Mantine with our theme, the places where dialogs and the undo toast appear, and which keys hints name. */
export function ThemeProvider({
  nonce,
  hasAppleKeyboard,
  children,
}: {
  nonce: string;
  /** A guess, until the browser can be asked. */
  hasAppleKeyboard: boolean;
  children: ReactNode;
}) {
  const t = useTranslations("ui");
  // The document keeps the policy it was loaded with: a nonce of a later refresh would be refused.
  const [styleNonce] = useState(nonce);
  tellScrollLock(styleNonce);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
      colorSchemeManager={colorSchemeManager}
      getStyleNonce={() => styleNonce}
      deduplicateCssVariables={false}
    >
      <ModalsProvider labels={{ confirm: t("confirm"), cancel: t("cancel") }}>
        <AppleKeyboardGuess value={hasAppleKeyboard}>{children}</AppleKeyboardGuess>
      </ModalsProvider>
      <Notifications position="bottom-center" autoClose={10_000} limit={3} zIndex={400} />
    </MantineProvider>
  );
}

/** The style tag that keeps the page from scrolling behind a dialog (react-remove-scroll) reads its nonce there. */
function tellScrollLock(nonce: string) {
  if (typeof window !== "undefined") (window as { __webpack_nonce__?: string }).__webpack_nonce__ ??= nonce;
}
