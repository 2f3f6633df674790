import { z } from 'zod';

// The page's policy forbids `eval`, which zod would try for speed as soon as a schema is made. So
// this module is imported before every other.
z.config({ jitless: true });
