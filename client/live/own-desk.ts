/**
 * What a page says it is. A display and a person have a cookie each; without this word a wall and a
 * console in two tabs of one browser would both act as the person.
 */
export const ownDesk = (path: string): 'wall' | null =>
  path === '/wall' || path.startsWith('/wall/') ? 'wall' : null;
