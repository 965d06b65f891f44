/** As the style sheet's list, without what is bundled. */
const OWN = '12px "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif';
const SIZE_PX = 16;

/** How a letter looks, as one text. */
function drawn(context: CanvasRenderingContext2D, letter: string): string {
  context.clearRect(0, 0, SIZE_PX, SIZE_PX);
  context.fillText(letter, 1, SIZE_PX - 3);
  return context.getImageData(0, 0, SIZE_PX, SIZE_PX).data.join();
}

/** Whether this machine has Chinese letters of its own: without them all look the same, an empty box. */
export function hasOwnLetters(): boolean {
  const canvas = document.createElement('canvas');
  canvas.width = SIZE_PX;
  canvas.height = SIZE_PX;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return true;
  context.font = OWN;
  return drawn(context, '经') !== drawn(context, '纬');
}
