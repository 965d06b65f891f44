import type { Role, Scope } from '../../shared/model/account.ts';

/** Who is calling, as found in the session table or by a feed key, fresh for this request. */
export type Caller = {
  kind: 'account' | 'wall' | 'feed';
  /** Account, wall or feed id. */
  id: string;
  role: Role;
  name: string;
  area: string;
  scope: Scope;
  demo: boolean;
  /** Public id of the session; null for feeds. */
  session: string | null;
  expiresAt: string;
};

/** The name a caller has in the journal. */
export const actorOf = (caller: Caller): string =>
  caller.kind === 'account' ? caller.id : `${caller.kind}:${caller.id}`;

/** Who may use a route: everybody, or the listed roles. Every route declares one (FAULTS.md S1). */
export type Policy = 'public' | readonly Role[];

declare module 'fastify' {
  interface FastifyContextConfig {
    allow?: Policy;
  }
  interface FastifyRequest {
    /** Set before the handler of every route whose policy is not `public`. */
    caller: Caller;
  }
}
