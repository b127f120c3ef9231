import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Component } from 'react';
import { useI18n } from '../components/i18n-context.tsx';
import { ScreenMessage } from '../components/screen-message.tsx';

const Broken = ({ onReopen }: { onReopen: () => void }) => {
  const { t } = useI18n();
  return (
    <ScreenMessage
      isFault
      isWhole
      title={t('app.broke')}
      text={t('app.broke-hint')}
      actions={
        <Button variant="filled" onClick={onReopen}>
          {t('app.reopen')}
        </Button>
      }
    />
  );
};

/** Shows an error that a screen throws; the rest of the window goes on. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly isBroken: boolean }> {
  override readonly state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  private readonly reopen = (): void => this.setState({ isBroken: false });

  override render(): ReactNode {
    return this.state.isBroken ? <Broken onReopen={this.reopen} /> : this.props.children;
  }
}
