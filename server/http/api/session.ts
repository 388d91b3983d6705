import { Router, type RequestHandler } from 'express';
import {
  credentials,
  type Credentials,
  type Session as SessionAnswer,
} from '../../../schemas/api/session.ts';
import { sessionOf } from '../../access/access.ts';
import type { Principal } from '../../access/principal.ts';
import { Refusal } from '../../access/refusal.ts';
import { findPrincipal, principalOf, requireRole } from '../../access/require-role.ts';
import type { ApiContext } from './context.ts';
import { bodyReader } from './request-reading.ts';

const readCredentials = bodyReader<Credentials>(credentials);

/** Who is signed in. The only resource that also serves those who are not. */
export function sessionRoutes(context: ApiContext): Router {
  const { access, districts, demo } = context;

  const answer = (principal: Principal, csrfToken: string): SessionAnswer => ({
    user: {
      username: principal.username,
      displayName: principal.displayName,
      roles: [...principal.roles],
      groups: [...principal.groups],
      districts: [...principal.districts],
    },
    districts: districts.of(principal).map(({ id, name }) => ({ id, name })),
    csrfToken,
    demo: demo !== null,
  });

  const offerDemo: RequestHandler = (_request, response, next) => {
    if (demo && findPrincipal(response) === null)
      throw new Refusal(401, 'UNAUTHENTICATED', 'Nobody is signed in.', { accounts: demo });
    next();
  };

  const signIn: RequestHandler = async (request, response) => {
    const { username, password } = readCredentials(request);
    const { principal, session } = await access.signIn(request, response, username, password);
    response.json(answer(principal, session.csrfToken));
  };

  const signOut: RequestHandler = async (request, response) => {
    await access.signOut(request, response);
    response.status(204).end();
  };

  return Router()
    .post('/session', signIn)
    .get('/session', offerDemo, requireRole(), (_request, response) => {
      // A client with credentials instead of a session has no token, and needs none.
      response.json(answer(principalOf(response), sessionOf(response)?.csrfToken ?? ''));
    })
    .delete('/session', signOut);
}
