/** Every answer of `/api` that a test gets is held against what `schemas/api/routes.ts` says of its route. */
import { Ajv, type ValidateFunction } from 'ajv';
import { apiProblem } from '../../schemas/api/problem.ts';
import { apiRoutes, type ApiRoute } from '../../schemas/api/routes.ts';

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, formats: { 'date-time': isTime } });

interface Described {
  readonly method: string;
  readonly path: RegExp;
  readonly route: ApiRoute;
  readonly validate: ValidateFunction | null;
}

const routes: readonly Described[] = apiRoutes.map((route) => ({
  method: route.method.toUpperCase(),
  path: new RegExp(`^${route.path.replace(/\{\w+\}/g, '[^/]+')}$`),
  route,
  validate: route.response ? ajv.compile(route.response) : null,
}));
const validateProblem = ajv.compile(apiProblem);

/** Throws when the answer is not what is described. */
export function requireDescribed(
  method: string,
  path: string,
  status: number,
  type: string,
  body: unknown,
): void {
  const told = `${method} ${path} answered ${status}`;
  if (status >= 400) {
    if (!type.startsWith('application/problem+json')) throw new Error(`${told} as ${type}`);
    requireValid(validateProblem, body, told);
    return;
  }
  // The literal address before the one with a parameter: `/definitions/check`.
  const found = routes.find((described) => described.method === method && described.path.test(path));
  if (!found) throw new Error(`${method} ${path} is not described`);
  if (status !== found.route.status) throw new Error(`${told}, not ${found.route.status}`);
  if (found.validate) requireValid(found.validate, body, told);
}

function requireValid(validate: ValidateFunction, body: unknown, told: string): void {
  if (validate(body)) return;
  throw new Error(`${told} with another shape than described: ${ajv.errorsText(validate.errors)}`);
}

function isTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text);
}
