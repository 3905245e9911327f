// Loaded before the web server (node --import): Next hands on whatever X-Forwarded-For a request brings, and does not
// let routes see whom it came from.
import { subscribe } from "node:diagnostics_channel";
import { readTrustedProxies, settleForwardedFor } from "./trusted-proxies.mjs";

const trusted = readTrustedProxies(process.env.KANARIA_TRUSTED_PROXIES);
subscribe("http.server.request.start", ({ request }) => settleForwardedFor(request, trusted));
