import fc from "fast-check";

/** Every run of the tests asks the same questions; another SEED asks others. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.SEED ?? 20_260_101) });
