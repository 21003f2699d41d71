import { type ThemeConfig, theme } from 'antd';
import { useSyncExternalStore } from 'react';
import { keep, kept } from '../parts/kept.ts';

/** Light and dark follow the machine unless the person chose. */
export type Shade = 'auto' | 'light' | 'dark';

const stored = 'mingjing.shade';
const listeners = new Set<() => void>();

const read = (): Shade => {
  const value = kept(stored);
  return value === 'light' || value === 'dark' ? value : 'auto';
};

export function setShade(shade: Shade): void {
  keep(stored, shade === 'auto' ? undefined : shade);
  for (const listener of listeners) listener();
}

const media = () => window.matchMedia('(prefers-color-scheme: dark)');

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const query = media();
  query.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    query.removeEventListener('change', listener);
  };
}

export const useShade = (): Shade => useSyncExternalStore(subscribe, read);

export function useDark(): boolean {
  return useSyncExternalStore(subscribe, () => {
    const shade = read();
    return shade === 'auto' ? media().matches : shade === 'dark';
  });
}

const font =
  '"PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif';

/** Ink on paper, one deep blue. The same values stand in style.css as custom properties. */
export function themeOf(dark: boolean): ThemeConfig {
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: dark ? '#7aa0cf' : '#1f3a5f',
      // Made out of so dark a blue, these would be grey under grey words.
      colorPrimaryBg: dark ? '#1e2b3c' : '#e9eef5',
      colorPrimaryBgHover: dark ? '#263750' : '#dce5f0',
      controlOutline: dark ? 'rgba(147, 182, 223, 0.4)' : 'rgba(31, 58, 95, 0.3)',
      colorInfo: dark ? '#7aa0cf' : '#1f3a5f',
      colorLink: dark ? '#93b6df' : '#1f3a5f',
      colorError: dark ? '#e5786d' : '#a8261b',
      colorWarning: dark ? '#d8a24a' : '#8a5a00',
      colorSuccess: dark ? '#6fbf8b' : '#1f6b3a',
      colorTextBase: dark ? '#e4e1da' : '#1d1f22',
      colorBgBase: dark ? '#15171a' : '#fdfcf9',
      colorBgLayout: dark ? '#101214' : '#f5f3ee',
      colorTextPlaceholder: dark ? '#9a9993' : '#666a70',
      colorTextLightSolid: dark ? '#101214' : '#ffffff',
      borderRadius: 3,
      fontFamily: font,
      fontSize: 14,
      lineHeight: 1.6,
      controlHeight: 30,
      controlHeightSM: 24,
      sizeStep: 3,
      motion: false,
      wireframe: false,
    },
    components: { Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' } },
    cssVar: {},
  };
}
