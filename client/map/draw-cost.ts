/** How long the graphics processor, or who stands in for it, takes to draw the map. */
export type DrawCost = {
  /** A picture was ordered just now. */
  drawn(): void;
  /** Looks whether it is there. @param frameTime ms of the frame clock */
  look(frameTime: number): void;
  /** Of late, in ms; 0 before the first picture was there. */
  ms(): number;
};

/** A page that was not asked for frames for so long was hidden or asleep, and not drawing, in ms. */
const AWAY_MS = 1_000;
/** How much of the newest picture's time is taken over at once. */
const WEIGHT = 0.3;

/**
 * Orders return at once and are carried out elsewhere, so the page cannot tell from its own frames what a
 * picture costs: it leaves a mark behind the orders, and looks at every frame whether the mark was reached.
 * A lost context sets no marks, and the last figure stays.
 */
export function createDrawCost(canvas: HTMLCanvasElement): DrawCost {
  const gl = canvas.getContext('webgl2');
  let mark: { sync: WebGLSync; orderedAt: number } | null = null;
  let ms = 0;
  let lookedAt = 0;

  return {
    drawn() {
      if (mark || !gl) return;
      const sync = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
      if (sync) mark = { sync, orderedAt: performance.now() };
    },
    look(frameTime) {
      const wasAway = frameTime - lookedAt > AWAY_MS;
      lookedAt = frameTime;
      if (!mark || !gl) return;
      const { sync, orderedAt } = mark;
      if (
        !wasAway &&
        !gl.isContextLost() &&
        gl.getSyncParameter(sync, gl.SYNC_STATUS) !== gl.SIGNALED
      )
        return;
      gl.deleteSync(sync);
      mark = null;
      if (wasAway || gl.isContextLost()) return;
      const took = Math.max(0, frameTime - orderedAt);
      ms = ms === 0 || took < ms ? took : ms + (took - ms) * WEIGHT;
    },
    ms: () => ms,
  };
}
