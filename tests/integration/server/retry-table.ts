const ASKS = 'a question: nothing is written';
const VERSION =
  'it names the version it was decided on: the second is answered with what stands, or refused';
const OWN_ID =
  'what it makes has the id it was given: the second is answered with it, or refused as taken';
const STATE = 'a step from one state to the next: the second is answered the same, or refused';
const NEW_CODE = 'a code in place of the one before, which no longer opens anything';
const ONE_CODE = 'a code opens once: the second is refused';
const LEAVES = 'whatever leaves is journalled as often as it leaves';
const SESSION = 'a session of a page that has none; the one nobody holds ends by itself';

/**
 * Every POST route that takes no key of an act, and why it may be sent twice (2026-11-30-keys-of-acts.md). A route that is
 * new takes a key, or stands here.
 */
export const SENT_WITHOUT_KEY: Readonly<Record<string, string>> = {
  '/api/places/question': ASKS,
  '/api/shelters/siting': ASKS,
  '/api/evacuations/draft': ASKS,
  '/api/supply-orders/preview': ASKS,
  '/api/supply-needs': ASKS,
  '/api/rules/test': ASKS,
  '/api/watch-rules/test': ASKS,
  '/api/imports/preview': ASKS,
  '/api/shape-imports/preview': ASKS,
  '/api/tips/state': ASKS,

  '/api/cases/:id/acts': VERSION,
  '/api/case-rules': VERSION,
  '/api/dangers/:id/steps': VERSION,
  '/api/diggings/:id/withdrawal': VERSION,
  '/api/dispatches/:id/steps': VERSION,
  '/api/drill-moves/:id/steps': VERSION,
  '/api/drills/:id/acts': VERSION,
  '/api/emergency-plans/:id/acts': VERSION,
  '/api/events/:id/acts': VERSION,
  '/api/grid-tasks/:id/acts': VERSION,
  '/api/hazard-files/:id/inspections': VERSION,
  '/api/hazard-files/:id/steps': VERSION,
  '/api/plan-tasks/:id/acts': VERSION,
  '/api/plans/:id/rebase': VERSION,
  '/api/releases/:id/publication': VERSION,
  '/api/releases/:id/review': VERSION,
  '/api/rules/:id/retirement': VERSION,
  '/api/service-items/:id/acts': VERSION,
  '/api/staffing-norms': VERSION,
  '/api/supply-orders/:id/receipts': VERSION,
  '/api/supply-orders/:id/steps': VERSION,
  '/api/tips/:id/acts': VERSION,
  '/api/watch-rules/:id/retirement': VERSION,
  '/api/plans/:id/check': 'what is found in a revision stands in place of what was found before',

  '/api/cases/:id/shares': OWN_ID,
  '/api/depots/:id/batches': OWN_ID,
  '/api/diggings': OWN_ID,
  '/api/grid-tasks': OWN_ID,
  '/api/rules': OWN_ID,
  '/api/shelters': OWN_ID,
  '/api/streams': OWN_ID,
  '/api/warning-sources': OWN_ID,
  '/api/watch-rules': OWN_ID,
  '/api/accounts': `${OWN_ID}; no fingerprint of a password is kept`,
  '/api/imports': 'rows have codes: the second finds them registered and takes nothing',
  '/api/shape-imports':
    'shapes have codes and a layer its name: the second finds them and is refused',
  '/api/warnings': 'a message has its identifier: the second is known',
  '/api/readings': 'a reading has its stream and moment: the second is a duplicate',
  '/api/tips': 'its key is in the body: the second gets the same receipt',

  '/api/alarms/:id/acknowledgement': STATE,
  '/api/evacuations/:id/end': STATE,
  '/api/handovers/:id/acts': STATE,
  '/api/messages/:id/acknowledgement': STATE,
  '/api/plans/:id/acknowledge': STATE,
  '/api/plans/:id/approve': STATE,
  '/api/plans/:id/consult': STATE,
  '/api/plans/:id/file': STATE,
  '/api/plans/:id/reject': STATE,
  '/api/plans/:id/withdraw': STATE,
  '/api/releases/:id/withdrawal': STATE,
  '/api/shelters/:id/state': STATE,
  '/api/unit/place': 'only the newest place is kept',

  '/api/case-shares/:id/readings': LEAVES,
  '/api/crosswalk-layers/:id/table': LEAVES,
  '/api/shape-exports': LEAVES,

  '/api/units/:id/pairing-code': NEW_CODE,
  '/api/walls/:id/pairing-code': NEW_CODE,
  '/api/setup': ONE_CODE,
  '/api/unit/pair': ONE_CODE,
  '/api/walls/pair': ONE_CODE,
  '/api/demo-session': SESSION,
  '/api/session': SESSION,
};
