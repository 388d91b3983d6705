import { QueryClient } from '@tanstack/react-query';
import { Problem } from '../api/problem.ts';

const retries = 2;

/** Only what may pass by itself is tried again: not a refusal. */
const mayPass = (error: unknown) => !(error instanceof Problem) || error.status === 0 || error.status >= 500;

export const createQueries = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => failures < retries && mayPass(error),
        refetchOnWindowFocus: true,
      },
      mutations: { retry: false },
    },
  });
