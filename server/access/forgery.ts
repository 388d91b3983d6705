import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { Refusal } from './refusal.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

export function isUnsafe(request: Request): boolean {
  return !safeMethods.has(request.method);
}

/**
 * A page of another site may make a browser send us a request, cookie, cached credentials and all. It cannot
 * hide where the request comes from. Clients that are not browsers say nothing, and are let through.
 */
export function refuseForeignOrigin(request: Request, trustedOrigins: readonly string[]): void {
  const origin = request.get('origin');
  if (origin === undefined) {
    const site = request.get('sec-fetch-site');
    if (site === undefined || site === 'same-origin' || site === 'none') return;
  } else if (trustedOrigins.includes(origin) || hostOf(origin) === request.get('host')) {
    return;
  }
  throw new Refusal(403, 'CROSS_ORIGIN', 'The request comes from a page of another site.');
}

export function refuseWithoutToken(request: Request, token: string): void {
  const given = request.get('x-csrf-token');
  if (given !== undefined && sameText(given, token)) return;
  throw new Refusal(403, 'CSRF', 'The header x-csrf-token is missing or is not the one of this session.');
}

/** Compares digests: equal length for any input, and no time to measure. */
function sameText(a: string, b: string): boolean {
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
