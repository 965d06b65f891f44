/**
 * Put into a page before its own code: notes when the first map was given to be drawn, when the first risk polygon was,
 * and when the page said that it is live. Milliseconds since the navigation began.
 */
const marks: Partial<Record<'map' | 'polygon' | 'live', number>> = {};
Object.assign(window, { loadMarks: marks });

/** A word that only the shader of the polygons has, which whoever puts this into a page has said before. */
const ofPolygons = (window as unknown as { loadPolygons: string }).loadPolygons;

const shaders = new WeakSet<WebGLShader>();
const programs = new WeakSet<WebGLProgram>();
const current = new WeakMap<WebGL2RenderingContext, WebGLProgram | null>();
const context = WebGL2RenderingContext.prototype;

type Method = (this: WebGL2RenderingContext, ...given: never[]) => unknown;

/** Has `before` see every call of a method of the context. */
function watch(name: string, before: (gl: WebGL2RenderingContext, given: unknown[]) => void): void {
  const methods = context as unknown as Record<string, Method>;
  const own = methods[name]!;
  methods[name] = function watched(...given) {
    before(this, given);
    return own.apply(this, given);
  };
}

watch('shaderSource', (_gl, [shader, source]) => {
  if ((source as string).includes(ofPolygons)) shaders.add(shader as WebGLShader);
});
watch('attachShader', (_gl, [program, shader]) => {
  if (shaders.has(shader as WebGLShader)) programs.add(program as WebGLProgram);
});
watch('useProgram', (gl, [program]) => void current.set(gl, program as WebGLProgram | null));

/**
 * When everything given to the graphics processor up to now has been drawn. Of the polygon alone: to wait for the map as
 * well would keep back what follows it.
 */
function notePolygon(gl: WebGL2RenderingContext): void {
  if ('polygon' in marks) return;
  marks.polygon = Number.NaN;
  queueMicrotask(() => {
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    marks.polygon = performance.now();
  });
}

for (const name of ['drawElements', 'drawArrays', 'drawElementsInstanced', 'drawArraysInstanced']) {
  watch(name, (gl, given) => {
    const count = given[name.startsWith('drawArrays') ? 2 : 1] as number;
    if (count === 0) return;
    marks.map ??= performance.now();
    const program = current.get(gl);
    if (program && programs.has(program)) notePolygon(gl);
  });
}

new MutationObserver(() => {
  if (document.querySelector('[data-live="live"]')) marks.live ??= performance.now();
}).observe(document, { subtree: true, childList: true, attributeFilter: ['data-live'] });
