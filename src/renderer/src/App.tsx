import { CSPProvider } from '@base-ui/react/csp-provider';
import { Frame } from './features/frame/Frame.tsx';
import { Toaster } from './ui/Toaster.tsx';
import { TooltipProvider } from './ui/Tooltip.tsx';

export function App() {
  return (
    <CSPProvider disableStyleElements>
      <TooltipProvider delay={500}>
        <Frame />
        <Toaster />
      </TooltipProvider>
    </CSPProvider>
  );
}
