import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { templateIds, type TemplateId } from '../designer/template-ids.ts';
import { Loading } from '../controls/states.tsx';
import { InboxPage } from '../inbox/inbox-page.tsx';
import { inboxSearch } from '../inbox/inbox-search.ts';
import { instancesSearch } from '../instances/instances-search.ts';
import { SignInPage } from '../session/sign-in-page.tsx';
import { AccessibilityPage } from './accessibility-page.tsx';
import { Crash } from './crash.tsx';
import { Home } from './home.tsx';
import { NotFound } from './not-found.tsx';
import { Root } from './root.tsx';
import { oneOf, textIn } from './search.ts';
import { SignedIn } from './signed-in.tsx';

const root = createRootRoute({ component: Root, notFoundComponent: NotFound, errorComponent: Crash });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/accedi',
  component: SignInPage,
  validateSearch: (search): { torna?: string | undefined; uscita?: boolean | undefined } => ({
    torna: textIn(search, 'torna'),
    uscita: search.uscita === true ? true : undefined,
  }),
});

const accessibility = createRoute({
  getParentRoute: () => root,
  path: '/accessibilita',
  component: AccessibilityPage,
});

const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: SignedIn });
const behind = { getParentRoute: () => signedIn };

const home = createRoute({ ...behind, path: '/', component: Home });

const inbox = createRoute({
  ...behind,
  path: '/attivita',
  component: InboxPage,
  validateSearch: inboxSearch,
});
const task = createRoute({
  ...behind,
  path: '/attivita/$userTaskKey',
  component: lazyRouteComponent(() => import('../task/task-page.tsx'), 'TaskPage'),
});

const start = createRoute({
  ...behind,
  path: '/avvia',
  component: lazyRouteComponent(() => import('../start/start-page.tsx'), 'StartPage'),
});
const startOne = createRoute({
  ...behind,
  path: '/avvia/$processDefinitionId',
  component: lazyRouteComponent(() => import('../start/start-process-page.tsx'), 'StartProcessPage'),
  validateSearch: (search): { distretto?: string | undefined } => ({
    distretto: textIn(search, 'distretto'),
  }),
});

const instances = createRoute({
  ...behind,
  path: '/casi',
  component: lazyRouteComponent(() => import('../instances/instances-page.tsx'), 'InstancesPage'),
  validateSearch: instancesSearch,
});
const instance = createRoute({
  ...behind,
  path: '/casi/$processInstanceKey',
  component: lazyRouteComponent(() => import('../instances/instance-page.tsx'), 'InstancePage'),
  validateSearch: (search): { vista?: 'decisioni' | undefined } => ({
    vista: oneOf(search, 'vista', ['decisioni']),
  }),
});

const designer = createRoute({
  ...behind,
  path: '/disegno',
  component: lazyRouteComponent(() => import('../designer/designer-page.tsx'), 'DesignerPage'),
});
const editor = createRoute({
  ...behind,
  path: '/disegno/$diagram',
  component: lazyRouteComponent(() => import('../designer/editor-page.tsx'), 'EditorPage'),
  validateSearch: (search): { modello?: TemplateId | undefined; nome?: string | undefined } => ({
    modello: oneOf(search, 'modello', templateIds),
    nome: textIn(search, 'nome'),
  }),
});

const decisions = createRoute({
  ...behind,
  path: '/decisioni',
  component: lazyRouteComponent(() => import('../decisions/decisions-page.tsx'), 'DecisionsPage'),
});
const decision = createRoute({
  ...behind,
  path: '/decisioni/$decisionDefinitionKey',
  component: lazyRouteComponent(() => import('../decisions/decision-page.tsx'), 'DecisionPage'),
});

const administration = createRoute({
  ...behind,
  path: '/amministrazione',
  component: lazyRouteComponent(
    () => import('../administration/administration-page.tsx'),
    'AdministrationPage',
  ),
});
const pathway = createRoute({
  ...behind,
  path: '/amministrazione/$processDefinitionId',
  component: lazyRouteComponent(() => import('../administration/pathway-page.tsx'), 'PathwayPage'),
});

const routeTree = root.addChildren([
  signIn,
  accessibility,
  signedIn.addChildren([
    home,
    inbox,
    task,
    start,
    startOne,
    instances,
    instance,
    designer,
    editor,
    decisions,
    decision,
    administration,
    pathway,
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: Crash,
  defaultPendingComponent: () => (
    <div className="page">
      <Loading rows={5} />
    </div>
  ),
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
