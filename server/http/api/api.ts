import { Router } from 'express';
import { notFound } from '../../access/refusal.ts';
import { requireRole } from '../../access/require-role.ts';
import { bodyErrors, jsonBody } from '../json-body.ts';
import { createCaseKeys } from './case-keys.ts';
import type { ApiContext } from './context.ts';
import { decisionRoutes } from './decisions.ts';
import { definitionRoutes } from './definitions.ts';
import { createDrafts } from './drafts.ts';
import { createForms } from './forms.ts';
import { inboxRoutes } from './inbox.ts';
import { instanceDecisionRoutes } from './instance-decisions.ts';
import { instanceDetailRoutes } from './instance-detail.ts';
import { instanceDiagramRoutes } from './instance-diagram.ts';
import { instanceHistoryRoutes } from './instance-history.ts';
import { instanceOperatingRoutes } from './instance-operating.ts';
import { instanceListRoutes } from './instances.ts';
import { createLiveUpdates } from './live-updates.ts';
import { pathwayRoutes } from './pathways.ts';
import { answerProblems } from './problems.ts';
import { processRoutes } from './processes.ts';
import { sessionRoutes } from './session.ts';
import { createStartable } from './startable.ts';
import { startInstanceRoutes } from './start-instance.ts';
import { taskCompletionRoutes } from './task-completion.ts';
import { taskRoutes } from './tasks.ts';

export interface Api {
  /** To be mounted at `/api`. It asks who is there itself, so that refusals carry its own codes. */
  readonly router: Router;
  /** Puts right what a crash may have left. */
  start(): Promise<void>;
  /** Ends the live streams: else the server could not close. */
  stop(): void;
}

const recoverEveryMs = 10 * 60_000;

/** The API of Patto's own screens. Every route but the session's is for people who are signed in. */
export function createApi(context: ApiContext): Api {
  const { engine, access, zone, onError } = context;
  const forms = createForms({ engine, zone });
  const drafts = createDrafts({ engine, now: () => engine.now(), onError });
  const startable = createStartable(context);
  const caseKeys = createCaseKeys({ engine, zone });
  const live = createLiveUpdates({ engine, access, onError });
  let recovering: NodeJS.Timeout | null = null;

  const router = Router()
    .use((_request, response, next) => {
      // Answers are about people: nothing between us and the browser keeps them.
      response.set('cache-control', 'no-store');
      next();
    })
    .use(access.middleware)
    .use(jsonBody())
    .use(sessionRoutes(context))
    .use(requireRole('operator', 'designer', 'administrator'))
    .use(inboxRoutes(context))
    .use(taskRoutes(context, forms, drafts))
    .use(taskCompletionRoutes(context, forms, drafts))
    .use(processRoutes(context, startable, forms))
    .use(startInstanceRoutes(context, startable, forms, caseKeys))
    .use(instanceListRoutes(context))
    .use(instanceOperatingRoutes(context))
    .use(instanceDiagramRoutes(context))
    .use(instanceHistoryRoutes(context))
    .use(instanceDecisionRoutes(context))
    .use(instanceDetailRoutes(context))
    .use(live.routes)
    .use(decisionRoutes(context))
    .use(definitionRoutes(context))
    .use(pathwayRoutes(context))
    .use(() => {
      throw notFound('address');
    })
    .use(bodyErrors, answerProblems(onError));

  return {
    router,

    async start() {
      await caseKeys.recover();
      recovering = setInterval(() => void caseKeys.recover().catch(onError), recoverEveryMs);
      recovering.unref();
    },

    stop() {
      if (recovering) clearInterval(recovering);
      live.stop();
      drafts.stop();
    },
  };
}
