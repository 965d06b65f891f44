/** Names under which browsers say that no graphics processor draws. */
const SOFTWARE = /swiftshader|llvmpipe|software|basic render/i;

let known: boolean | null = null;

/**
 * Whether pictures are drawn by the processor alone, as on a machine without a graphics card: there,
 * smoothing edges costs several times the drawing itself and is left out. Asked of a context of one pixel
 * that is given back at once, and once: the first of a page takes a tenth of a second where the processor draws.
 */
export function drawsInSoftware(): boolean {
  known ??= askContext();
  return known;
}

function askContext(): boolean {
  const context = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!context) return true;
  const info = context.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(
    context.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : context.RENDERER),
  );
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return SOFTWARE.test(renderer);
}
