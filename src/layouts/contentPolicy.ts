/**
 * The content security policy of every page: nothing from another host, no inline script or style, no eval. The
 * engine needs `wasm-unsafe-eval`, a `blob:` address for its decompressed file, and pictures of charts for download.
 */
export const contentPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self' blob:",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
