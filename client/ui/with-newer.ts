/** A list in which one item is as it is now. */
export const withNewer = <Item extends { id: string | number }>(
  items: readonly Item[],
  next: Item,
): Item[] => items.map((one) => (one.id === next.id ? next : one));
