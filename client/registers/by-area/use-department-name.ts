import { useLanguage } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';

/** Names of departments by id in the language of the page; the id until the registers are here. */
export function useDepartmentName(): (id: string) => string {
  const language = useLanguage();
  const departments = useLive((live) => live.registers?.departments);
  return (id) => {
    const department = departments?.find((one) => one.id === id);
    return (language === 'zh' ? department?.name : department?.nameEnglish) ?? id;
  };
}
