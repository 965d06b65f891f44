export const CODE_TITLES = ['code', '编码', '网格编码', '代码', '编号', 'bm', 'id'];
export const NAME_TITLES = ['name', '名称', '网格名称', 'mc', 'title'];
const KEPT: ReadonlySet<string> = new Set([...CODE_TITLES, ...NAME_TITLES]);

/** Whether a column is read; every other one is left behind and said so: it may hold what is not ours. */
export const isKeptTitle = (title: string): boolean => KEPT.has(title.trim().toLowerCase());
