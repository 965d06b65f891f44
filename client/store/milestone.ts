/** What happens once on a page: `reached` waits for it, `reach` says that it has. */
export type Milestone = { reached: Promise<void>; reach(): void };

export function createMilestone(): Milestone {
  let reach: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  return { reached, reach: () => reach() };
}
