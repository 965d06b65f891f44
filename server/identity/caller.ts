import type { Role, Scope } from '../../shared/model/account.ts';
import type { CollectionId } from '../../shared/model/collection.ts';

/** Who is calling, as found in the session table or by a key, fresh for this request. */
export type Caller = {
  kind: 'account' | 'wall' | 'unit' | 'feed' | 'reader';
  /** Account, wall, unit or feed id, or the prefix of a read key. */
  id: string;
  role: Role;
  name: string;
  area: string;
  scope: Scope;
  /** For which departments he acts; fixed by an administrator of the city, never by what is sent. */
  departments: readonly string[];
  demo: boolean;
  /** Public id of the session; null for keys. */
  session: string | null;
  expiresAt: string;
  /** What a read key is kept to; everybody else is kept by his role alone. */
  collections?: readonly CollectionId[];
  /** Of a wall: the display that opened it last, on whichever node. */
  display?: string;
};

/** The name a caller has in the journal. */
export const actorOf = (caller: Caller): string =>
  caller.kind === 'account' ? caller.id : `${caller.kind}:${caller.id}`;

/** Who may use a route: everybody, or the listed roles. Every route declares one (FAULTS.md S1). */
export type Policy = 'public' | readonly Role[];

declare module 'fastify' {
  interface FastifyContextConfig {
    allow?: Policy;
    /** What it changes holds for the whole city: a county's or a town's desk is turned away. */
    ofCity?: boolean;
  }
  interface FastifyRequest {
    /** Set before the handler of every route whose policy is not `public`. */
    caller: Caller;
  }
}
