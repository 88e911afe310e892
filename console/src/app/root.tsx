import { lazy, Suspense } from "react";
import { BrowserRouter, Route, Routes } from "react-router";
import { ForgotPasswordPage } from "../features/auth/forgot-password-page";
import { LoginPage } from "../features/auth/login-page";
import { ResetPasswordPage } from "../features/auth/reset-password-page";
import { ErrorBoundary } from "../lib/error-boundary";
import { CrashFailure } from "./start-failure";

const App = lazy(() => import("./app").then((module) => ({ default: module.App })));

/** The pages before the login stand alone and are small; Refine, antd and the shell load behind them. */
export function Root() {
  return (
    <ErrorBoundary fallback={() => <CrashFailure />}>
      <BrowserRouter>
        <Suspense fallback={null}>
          <Routes>
            <Route path="/login" element={<LoginPage />} />
            <Route path="/forgot-password" element={<ForgotPasswordPage />} />
            <Route path="/reset-password" element={<ResetPasswordPage />} />
            <Route path="*" element={<App />} />
          </Routes>
        </Suspense>
      </BrowserRouter>
    </ErrorBoundary>
  );
}
