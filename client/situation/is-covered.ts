/** A border's rounding is not worth a word. */
const WHOLE = 0.999;

/** Whether grids cover an area: what lies beyond them is not counted. */
export const isCovered = ({ coveredShare }: { coveredShare: number }): boolean =>
  coveredShare >= WHOLE;
