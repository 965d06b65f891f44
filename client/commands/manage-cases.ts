import type {
  CaseActBody,
  CaseRules,
  CaseRulesChange,
  CaseShare,
  NewCase,
  NewCaseShare,
  SharedCase,
} from '../../shared/model/case.ts';
import type { CaseFile } from '../../shared/wire/cases.ts';
import { api } from '../live/api.ts';

const of = encodeURIComponent;

/** Opens a case; 409 `case-exists` when there is an open one about the same thing. @param key the same for a retry */
export const openCase = (draft: NewCase, key: string) =>
  api.send<CaseFile>('POST', '/api/cases', draft, key);

/** 412 when somebody was quicker, 403 when another desk has it. */
export const actOnCase = (id: string, act: CaseActBody) =>
  api.send<CaseFile>('POST', `/api/cases/${of(id)}/acts`, act);

/** Shares under a number of the act. @param key the same for a retry */
export const shareCase = (id: string, share: Omit<NewCaseShare, 'id'>, key: string) =>
  api.send<CaseShare>('POST', `/api/cases/${of(id)}/shares`, { id: `share-${key}`, ...share });

export const endShare = (id: string) => api.send<CaseShare>('DELETE', `/api/case-shares/${of(id)}`);

/** Every reading is journalled; 410 when the share is over. */
export const readShare = (id: string) =>
  api.send<SharedCase>('POST', `/api/case-shares/${of(id)}/readings`);

/** Records a further version of the rule table; 409 when somebody was quicker. */
export const recordCaseRules = (change: CaseRulesChange) =>
  api.send<CaseRules>('POST', '/api/case-rules', change);
