import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Who may speak to the loopback host: decided from the request's head alone, before anything is read or done. */

/** A request refused: an HTTP status and a sentence for the person, without any detail of this machine. */
export interface Refusal {
  status: number;
  message: string;
}

export interface Head {
  method: string;
  headers: IncomingHttpHeaders;
  /** The remote address of the socket. */
  remote: string | undefined;
}

/**
 * Refuses what did not come from this machine, or came by another name than ours (DNS rebinding: the attacker's
 * page reaches 127.0.0.1 under the attacker's own host name), or was sent by another site's page. `authority` is
 * our `host:port`.
 */
export function refuseStranger({ method, headers, remote }: Head, authority: string): Refusal | null {
  if (remote !== '127.0.0.1' && remote !== '::ffff:127.0.0.1')
    return { status: 403, message: 'This address is served to this computer only.' };
  if (headers.host !== authority)
    return { status: 421, message: 'This address is not served under that name.' };
  const origin = headers.origin;
  if (origin !== undefined && origin !== `http://${authority}`)
    return { status: 403, message: 'Requests from other sites are refused.' };
  // Another port of 127.0.0.1 counts as the same site for cookies, so `same-site` is refused as well.
  const site = headers['sec-fetch-site'];
  const opened = method === 'GET' && headers['sec-fetch-mode'] === 'navigate';
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !opened)
    return { status: 403, message: 'Requests from other sites are refused.' };
  return null;
}

/** Refuses a call that a page of ours would not make: every call is a POST that carries our own origin. */
export function refuseForeignCall({ method, headers }: Head, authority: string): Refusal | null {
  if (method !== 'POST') return { status: 405, message: 'Calls are made by POST.' };
  if (headers.origin !== `http://${authority}`)
    return { status: 403, message: 'Calls need the origin of this page.' };
  return null;
}

/**
 * The two secrets of one running host. The token stands in the address that is printed; the session, derived from
 * it, in the cookie, so that neither gives the other away.
 */
export interface Secrets {
  token: string;
  session: string;
}

/** Derives the session from the token, so that a host restarted with the same token knows its tabs again. */
export function secretsOf(token: string): Secrets {
  return { token, session: createHmac('sha256', token).update('galley session').digest('base64url') };
}

/** Compares in a time that does not depend on where the two differ. */
export function sameSecret(given: string | null | undefined, secret: string): boolean {
  if (typeof given !== 'string') return false;
  const a = Buffer.from(given);
  const b = Buffer.from(secret);
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Cookies do not tell ports apart, so two hosts on one machine need two names. */
export function cookieName(port: number): string {
  return `galley-${port}`;
}

/** The value of one cookie, or null. */
export function readCookie(header: string | undefined, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}
