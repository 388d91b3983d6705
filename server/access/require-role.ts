import type { RequestHandler, Response } from 'express';
import type { Principal, Role } from './principal.ts';
import { forbidden, Refusal } from './refusal.ts';

/** Deny by default: a router without it serves nobody. Without roles: anybody who is signed in. */
export function requireRole(...roles: readonly Role[]): RequestHandler {
  return (_request, response, next) => {
    const principal = principalOf(response);
    if (roles.length > 0 && !principal.roles.some((role) => roles.includes(role))) {
      throw forbidden(`This needs the role ${roles.join(' or ')}.`);
    }
    next();
  };
}

export function findPrincipal(response: Response): Principal | null {
  return (response.locals['principal'] as Principal | undefined) ?? null;
}

export function principalOf(response: Response): Principal {
  const principal = findPrincipal(response);
  if (!principal) throw new Refusal(401, 'UNAUTHENTICATED', 'Sign in first.');
  return principal;
}
