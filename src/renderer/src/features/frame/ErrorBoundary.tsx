import { Component } from 'react';
import type { ReactNode } from 'react';
import type { ErrorReport } from '../../../../shared/api/common.ts';
import { AppError } from '../../../../shared/errors.ts';
import { common } from '../../messages/common.ts';
import { frame } from '../../messages/frame.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyDetails } from '../../ui/ErrorNotice.tsx';
import { CalmPage } from './CalmPage.tsx';

type ErrorBoundaryState = { error: ErrorReport | null };

/** Where faults of the page itself end. React offers this to classes only. */
export class ErrorBoundary extends Component<{ children: ReactNode }, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null };

  static getDerivedStateFromError(thrown: unknown): ErrorBoundaryState {
    return { error: toReport(thrown) };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <CalmPage
        {...frame.crashed}
        actions={
          <>
            <Button variant="primary" onClick={() => location.reload()}>
              {common.reload}
            </Button>
            <CopyDetails error={this.state.error} />
          </>
        }
      />
    );
  }
}

function toReport(thrown: unknown): ErrorReport {
  if (thrown instanceof AppError) return thrown;
  const stack = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return { code: 'internal', details: { stack } };
}
