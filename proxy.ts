import { NextResponse, type NextRequest } from "next/server";

const DEVELOPMENT = process.env.NODE_ENV === "development";

/**
 * Headers of every page: a strict Content-Security-Policy with a nonce per answer, and the path for whoever has to
 * sign in first. Nothing is decided here: without this file every answer would have the same content.
 * Routes for machines (api) stay out: a proxy would buffer, and cut, the bodies they receive.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))));
  const policy = contentSecurityPolicy(nonce);

  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-kanaria-path", request.nextUrl.pathname + request.nextUrl.search);
  // Next reads the nonce for its own scripts out of the request's policy.
  headers.set("content-security-policy", policy);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("referrer-policy", "same-origin");
  response.headers.set("cross-origin-opener-policy", "same-origin");
  response.headers.set(
    "permissions-policy",
    "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
  );
  return response;
}

export const config = { matcher: ["/((?!api/|livez|_next/static/|icon.svg).*)"] };

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    // React's development build rebuilds stacks with eval; production never does.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${DEVELOPMENT ? " 'unsafe-eval'" : ""}`,
    // Next's development overlay brings its own style tags.
    `style-src 'self' ${DEVELOPMENT ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // Style attributes carry sizes and positions (Mantine, virtual rows); they cannot load or run anything.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join("; ");
}
