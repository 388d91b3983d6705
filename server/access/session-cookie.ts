import type { Request, Response } from 'express';

/**
 * The cookie of a session: out of reach of scripts, not sent along from other sites, over TLS only unless the
 * browser runs on this very machine. `__Host-` keeps neighbouring sub-domains from planting one.
 */
export function readSessionCookie(request: Request): string | null {
  const name = nameFor(request);
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name && value) return value;
  }
  return null;
}

export function setSessionCookie(request: Request, response: Response, secret: string): void {
  response.cookie(nameFor(request), secret, attributesFor(request));
}

export function clearSessionCookie(request: Request, response: Response): void {
  response.clearCookie(nameFor(request), attributesFor(request));
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\]|::1)$/;

function isSecure(request: Request): boolean {
  return request.secure || !loopback.test(request.hostname);
}

function nameFor(request: Request): string {
  return isSecure(request) ? '__Host-patto' : 'patto';
}

function attributesFor(request: Request) {
  return { httpOnly: true, sameSite: 'lax', secure: isSecure(request), path: '/' } as const;
}
