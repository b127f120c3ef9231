import type { CSSVariablesResolver, VariantColorsResolver } from '@mantine/core';
import {
  ActionIcon,
  Autocomplete,
  Button,
  Checkbox,
  ColorInput,
  ColorPicker,
  Combobox,
  createTheme,
  defaultVariantColorsResolver,
  Loader,
  Menu,
  Modal,
  Notification,
  NumberInput,
  Pill,
  SegmentedControl,
  Select,
  Switch,
  TagsInput,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core';
import type { Translate } from '#shared/i18n/translate.ts';
import styles from './theme.module.css';

/** Variants in the tokens' terms, so that both colour schemes follow from tokens.css alone. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const isBad = input.color === 'red';
  switch (input.variant) {
    case 'filled':
      return {
        background: isBad ? 'var(--bad)' : 'var(--accent)',
        hover: isBad ? 'var(--bad)' : 'var(--accent-hover)',
        color: 'var(--accent-ink)',
        border: '1px solid transparent',
      };
    case 'light':
      return {
        background: isBad ? 'var(--bad-tint)' : 'var(--tint)',
        hover: isBad ? 'var(--bad-tint)' : 'var(--tint)',
        color: isBad ? 'var(--bad)' : 'var(--accent)',
        border: '1px solid transparent',
      };
    case 'subtle':
      return {
        background: 'transparent',
        hover: 'var(--sunken)',
        color: isBad ? 'var(--bad)' : 'var(--soft)',
        border: '1px solid transparent',
      };
    case 'default':
      return {
        background: 'var(--surface)',
        hover: 'var(--sunken)',
        color: 'var(--ink)',
        border: '1px solid var(--line-strong)',
      };
    default:
      return defaultVariantColorsResolver(input);
  }
};

/** Mantine's own variables, handed over to the tokens. */
export const cssVariablesResolver: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--soft)',
    '--mantine-color-placeholder': 'var(--faint)',
    '--mantine-color-error': 'var(--bad)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--sunken)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-primary-color-filled': 'var(--accent)',
    '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
    '--mantine-primary-color-light': 'var(--tint)',
    '--mantine-primary-color-light-color': 'var(--accent)',
    '--mantine-primary-color-contrast': 'var(--accent-ink)',
    '--mantine-color-teal-filled': 'var(--accent)',
    '--mantine-color-teal-filled-hover': 'var(--accent-hover)',
  };
  return { variables: {}, light: shared, dark: shared };
};

const field = { size: 'sm', classNames: { label: styles['label'] ?? '', input: styles['input'] ?? '' } } as const;

/** A list of choices that opens: on the surface of a menu. */
const choices = { dropdown: styles['menu'] ?? '', option: styles['choice'] ?? '' } as const;

/** Menus and lists open inside the main landmark, so that nothing on the page lies outside of all landmarks. */
const insideMain = { portalProps: { target: '#overlays' } } as const;

/**
 * The one place where Mantine's components get their looks, and the names of their own buttons in the language of `t`.
 * Scroll locks stay off: the page itself never scrolls.
 */
export const createDossierTheme = (t: Translate) =>
  createTheme({
    primaryColor: 'teal',
    primaryShade: { light: 8, dark: 4 },
    fontFamily: 'var(--font-ui)',
    headings: { fontFamily: 'var(--font-serif)' },
    fontSizes: { xs: '11.5px', sm: '13px', md: '13.5px', lg: '15px', xl: '17px' },
    defaultRadius: 8,
    cursorType: 'pointer',
    focusRing: 'auto',
    respectReducedMotion: true,
    variantColorResolver,
    components: {
      ActionIcon: ActionIcon.extend({ classNames: { root: styles['actionIcon'] ?? '' } }),
      Pill: Pill.extend({ classNames: { root: styles['pill'] ?? '' } }),
      Loader: Loader.extend({ defaultProps: { role: 'status', color: 'var(--accent)', size: 'sm' } }),
      Button: Button.extend({
        defaultProps: { size: 'sm', variant: 'default' },
        classNames: { root: styles['button'] ?? '' },
      }),
      TextInput: TextInput.extend({ defaultProps: field }),
      Textarea: Textarea.extend({ defaultProps: { ...field, autosize: true } }),
      NumberInput: NumberInput.extend({ defaultProps: field }),
      Select: Select.extend({
        defaultProps: { size: 'sm', allowDeselect: false, checkIconPosition: 'right' },
        classNames: { ...field.classNames, ...choices },
      }),
      // Class names are merged with a field's own only if the theme sets them as `classNames`, not as default props.
      Autocomplete: Autocomplete.extend({
        defaultProps: { size: 'sm' },
        classNames: { ...field.classNames, ...choices },
      }),
      ColorInput: ColorInput.extend({
        defaultProps: { popoverProps: insideMain },
        classNames: { ...field.classNames, dropdown: styles['menu'] ?? '' },
      }),
      ColorPicker: ColorPicker.extend({
        defaultProps: { saturationLabel: t('colour.saturation'), hueLabel: t('colour.hue') },
      }),
      TagsInput: TagsInput.extend({ defaultProps: field }),
      Checkbox: Checkbox.extend({ defaultProps: { size: 'sm', radius: 5, iconColor: 'var(--accent-ink)' } }),
      Switch: Switch.extend({ defaultProps: { size: 'sm' }, classNames: { label: styles['switchLabel'] ?? '' } }),
      SegmentedControl: SegmentedControl.extend({
        defaultProps: { size: 'sm', transitionDuration: 120 },
        classNames: {
          root: styles['segments'] ?? '',
          indicator: styles['segment'] ?? '',
          label: styles['segmentLabel'] ?? '',
        },
      }),
      Combobox: Combobox.extend({ defaultProps: insideMain, classNames: choices }),
      Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': t('app.close') } } }),
      Modal: Modal.extend({
        defaultProps: {
          lockScroll: false,
          closeButtonProps: { 'aria-label': t('app.close') },
          centered: true,
          radius: 14,
          padding: 24,
          transitionProps: { duration: 140, transition: 'fade' },
          overlayProps: { color: 'transparent', className: styles['veil'] ?? '' },
        },
        classNames: {
          content: styles['modal'] ?? '',
          header: styles['modalHeader'] ?? '',
          title: styles['modalTitle'] ?? '',
        },
      }),
      Menu: Menu.extend({
        defaultProps: {
          ...insideMain,
          // The placeholder is an element that a menu may not contain.
          withInitialFocusPlaceholder: false,
          position: 'bottom-end',
          shadow: 'none',
          transitionProps: { duration: 120 },
          radius: 10,
          width: 236,
        },
        classNames: { dropdown: styles['menu'] ?? '', item: styles['menuItem'] ?? '' },
      }),
      Tooltip: Tooltip.extend({
        defaultProps: { ...insideMain, openDelay: 400, transitionProps: { duration: 120 }, radius: 6 },
        classNames: { tooltip: styles['tooltip'] ?? '' },
      }),
    },
  });
