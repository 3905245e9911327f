import { z } from "zod";

// zod would try `new Function` when it builds object schemas, which the Content-Security-Policy refuses and reports.
z.config({ jitless: true });
