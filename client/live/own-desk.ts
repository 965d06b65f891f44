/**
 * What a page says it is. A display, a unit's page and a person have a cookie each; without this word a wall
 * and a console in two tabs of one browser would both act as the person.
 */
export function ownDesk(path: string): 'wall' | 'unit' | null {
  const [, first] = path.split('/');
  return first === 'wall' || first === 'unit' ? first : null;
}
