import Type, { type Static } from 'typebox';
import { Case, CaseLink, CaseShare } from '../model/case.ts';

const CaseLine = Type.Object({ ...Case.properties, overdue: Type.Boolean() });
export type CaseLine = Static<typeof CaseLine>;

/** `GET /api/cases`.  */
export const CaseList = Type.Object({
  cases: Type.Array(CaseLine),
});
export type CaseList = Static<typeof CaseList>;

/** `GET /api/cases/:id`: the case with its whole chain of owners and what of it is shared. */
export const CaseFile = Type.Object({
  case: CaseLine,
  chain: Type.Array(CaseLink, { description: 'oldest first' }),
  shares: Type.Array(CaseShare, { description: 'newest first' }),
});
export type CaseFile = Static<typeof CaseFile>;
