/** What is described is what is offered, and the other way round. */
import { expect, test } from '@jest/globals';
import { v2Routes } from '../../../schemas/v2/routes.ts';
import { v2Operations } from '../../../server/http/v2/operations.ts';

const named = (routes: readonly { method: string; path: string }[]) =>
  routes.map(({ method, path }) => `${method} ${path}`).sort();

test('every route has its operation', () => {
  const operations = v2Operations({} as never).map(({ route }) => route);
  expect(named(operations)).toEqual(named(v2Routes));
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
});
