interface DemoAccount {
  readonly username: string;
  readonly displayName: string;
  readonly password: string;
}

/** A demonstration server says so before anybody is signed in, and may name the accounts to try. */
export interface DemoHint {
  readonly accounts: readonly DemoAccount[];
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

function accountOf(value: unknown): readonly DemoAccount[] {
  if (typeof value !== 'object' || value === null) return [];
  const { username, displayName, password } = value as Record<string, unknown>;
  if (!isText(username) || !isText(password)) return [];
  return [{ username, displayName: isText(displayName) ? displayName : username, password }];
}

export function demoHintOf(body: object): DemoHint | null {
  const { demo, accounts } = body as { demo?: unknown; accounts?: unknown };
  if (demo !== true) return null;
  return { accounts: Array.isArray(accounts) ? accounts.flatMap(accountOf) : [] };
}
