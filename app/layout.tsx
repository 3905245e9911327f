import "@mantine/core/styles.layer.css";
import "@mantine/dates/styles.layer.css";
import "@mantine/notifications/styles.layer.css";
import "@mantine/spotlight/styles.layer.css";
import "@fontsource-variable/inter/index.css";
import "@fontsource-variable/noto-sans-jp/index.css";
import "@fontsource-variable/jetbrains-mono/index.css";
import "./tokens.css";
import "./globals.css";
import { ColorSchemeScript, mantineHtmlProps } from "@mantine/core";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages } from "next-intl/server";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { COLOR_SCHEME_KEY } from "@/components/ui/color-scheme-key";
import { ThemeProvider } from "@/components/ui/theme-provider";

export const metadata: Metadata = {
  title: { default: "Kanaria", template: "%s · Kanaria" },
  robots: { index: false, follow: false },
  // Account numbers and addresses in tables are not telephone numbers.
  formatDetection: { telephone: false, address: false, email: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fcfcfa" },
    { media: "(prefers-color-scheme: dark)", color: "#121211" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, messages, head] = await Promise.all([getLocale(), getMessages(), headers()]);
  // Sentences about events are put together on the server; they are a third of all texts.
  const messagesOfBrowser = { ...messages, sentence: undefined };
  const nonce = head.get("x-nonce") ?? "";
  const hasAppleKeyboard = /Macintosh|iPhone|iPad/.test(head.get("user-agent") ?? "");
  return (
    <html lang={locale} {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript nonce={nonce} defaultColorScheme="auto" localStorageKey={COLOR_SCHEME_KEY} />
      </head>
      <body>
        <NextIntlClientProvider messages={messagesOfBrowser}>
          <NuqsAdapter>
            <ThemeProvider nonce={nonce} hasAppleKeyboard={hasAppleKeyboard}>
              {children}
            </ThemeProvider>
          </NuqsAdapter>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
