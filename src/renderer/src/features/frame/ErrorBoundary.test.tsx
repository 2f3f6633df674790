// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { AppError } from '../../../../shared/errors.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function Faulty({ error }: { error: Error }): never {
  throw error;
}

test('a fault of the page becomes a calm page that can be reloaded and reported', () => {
  // React reports caught faults on the console too.
  vi.spyOn(console, 'error').mockReturnValue();
  render(
    <ErrorBoundary>
      <Faulty error={new AppError('internal')} />
    </ErrorBoundary>,
  );
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('This window hit a fault');
  expect(screen.getByRole('button', { name: 'Reload' })).toBeDefined();
  expect(screen.getByRole('button', { name: 'Copy details' })).toBeDefined();
});
