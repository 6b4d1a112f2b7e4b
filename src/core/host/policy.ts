/** What a page of Galley may do: the same promise whether it comes by the app's own scheme or over loopback. */

const DIRECTIVES = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self' data:",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-src': "'none'",
  'frame-ancestors': "'none'",
} as const;

type Directive = keyof typeof DIRECTIVES;

/** The content security policy; `extra` widens single directives, which only the development server needs. */
export function contentSecurityPolicy(extra: Partial<Record<Directive, string>> = {}): string {
  return Object.entries(DIRECTIVES)
    .map(([name, value]) => {
      const more = extra[name as Directive];
      return `${name} ${more === undefined ? value : `${value} ${more}`}`;
    })
    .join('; ');
}

/** Sent with every answer. */
export function securityHeaders(csp = contentSecurityPolicy()): Record<string, string> {
  return {
    'content-security-policy': csp,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy':
      'camera=(), microphone=(), geolocation=(), usb=(), serial=(), payment=(), display-capture=()',
    'x-dns-prefetch-control': 'off',
  };
}
