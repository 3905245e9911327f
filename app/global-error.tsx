"use client";

import "./global-error.css";

/**
 * When even the root layout failed: no theme, no catalogue of messages, no known language. So it says it in both, with
 * nothing but a style sheet.
 */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = typeof error === "object" && error && "digest" in error ? String(error.digest) : null;
  return (
    <html lang="en">
      <head>
        <title>Kanaria</title>
      </head>
      <body className="global-error">
        <main role="alert">
          <h1>Kanaria cannot show this page</h1>
          <p>
            What would be here is unknown; an empty result is not meant. The server&apos;s log has the cause.
          </p>
          <div lang="ja">
            <h2>Kanariaはこのページを表示できません</h2>
            <p>
              ここに何があるかはわかりません。「該当なし」ではありません。原因はサーバーのログに残っています。
            </p>
          </div>
          {digest ? (
            <p>
              Reference / 参照番号 <code>{digest}</code>
            </p>
          ) : null}
          <button type="button" onClick={() => retry()}>
            Try again / 再試行
          </button>
        </main>
      </body>
    </html>
  );
}
