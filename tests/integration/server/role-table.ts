import type { Policy } from '../../../server/identity/caller.ts';

const SCREENS = ['wall', 'coordinator', 'analyst', 'administrator'] as const;
const PERSONS = ['coordinator', 'analyst', 'administrator'] as const;
const COMMAND = ['coordinator', 'administrator'] as const;
const ANALYSIS = ['analyst', 'administrator'] as const;
const ADMINISTRATOR = ['administrator'] as const;
const FEED = ['feed'] as const;

/**
 * Who may use what (FAULTS.md S1, G26), written down a second time on purpose: a route that is new, gone
 * or opened to somebody else must be looked at twice.
 */
export const ROLE_TABLE: Readonly<Record<string, Policy>> = {
  'GET /healthz': 'public',
  'GET /api/openapi.json': 'public',
  'GET /api/docs/': 'public',
  'GET /api/docs/json': 'public',
  'GET /api/docs/yaml': 'public',
  'GET /api/docs/static/index.html': 'public',
  'GET /api/docs/static/swagger-initializer.js': 'public',
  'GET /api/docs/static/*': 'public',
  'GET /api/docs/static/theme/theme.css': 'public',
  'POST /api/session': 'public',
  'DELETE /api/session': SCREENS,
  'GET /api/me': SCREENS,
  'GET /api/sessions': PERSONS,
  'DELETE /api/sessions/:id': PERSONS,
  'GET /api/accounts': ADMINISTRATOR,
  'POST /api/accounts': ADMINISTRATOR,
  'PATCH /api/accounts/:id': ADMINISTRATOR,
  'POST /api/setup': 'public',
  'GET /api/walls': COMMAND,
  'POST /api/walls': ADMINISTRATOR,
  'POST /api/walls/:id/pairing-code': ADMINISTRATOR,
  'POST /api/walls/pair': 'public',
  'PUT /api/walls/:id/direction': COMMAND,
  'DELETE /api/walls/:id': ADMINISTRATOR,
  'GET /api/desks': 'public',
  'POST /api/demo-session': 'public',
  'GET /api/demo': SCREENS,
  'PUT /api/demo/scenario': PERSONS,
  'POST /api/readings': FEED,
  'GET /api/feeds': SCREENS,
  'POST /api/feeds': ADMINISTRATOR,
  'GET /api/feeds/:id/set-aside': ADMINISTRATOR,
  'GET /api/feeds/:id/keys': ADMINISTRATOR,
  'POST /api/feeds/:id/keys': ADMINISTRATOR,
  'DELETE /api/feeds/:id/keys/:prefix': ADMINISTRATOR,
  'POST /api/streams': ADMINISTRATOR,
  'GET /api/alarms': SCREENS,
  'GET /api/coverage/:version': SCREENS,
  'GET /api/grids/:code': SCREENS,
  'GET /api/registers': SCREENS,
  'GET /api/situation': SCREENS,
  'GET /api/situation/earlier': SCREENS,
  'GET /api/base-map': SCREENS,
  'GET /api/alarms/:id': SCREENS,
  'GET /api/alarms/figures': PERSONS,
  'POST /api/alarms/:id/acknowledgement': COMMAND,
  'POST /api/exports': PERSONS,
  'GET /api/journal': SCREENS,
  'GET /api/journal/verification': ADMINISTRATOR,
  'GET /api/streams/:id/readings': SCREENS,
  'GET /api/hazards': SCREENS,
  'GET /api/hazards/:id': SCREENS,
  'GET /api/gatherings': SCREENS,
  'GET /api/gatherings/:id': SCREENS,
  'GET /api/shelters': SCREENS,
  'GET /api/shelters/:id': SCREENS,
  'GET /api/resources': SCREENS,
  'GET /api/resources/:id': SCREENS,
  'GET /api/rules': SCREENS,
  'GET /api/rules/:id/versions': PERSONS,
  'PUT /api/rules/:id': ADMINISTRATOR,
  'POST /api/rules/test': ANALYSIS,
};
