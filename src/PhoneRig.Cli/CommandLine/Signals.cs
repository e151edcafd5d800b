using System.Runtime.InteropServices;

namespace PhoneRig.Cli.CommandLine;

/// <summary>The requests to stop that reach a process: Ctrl-C, and SIGTERM from a service manager.</summary>
internal sealed class Signals : IDisposable
{
    private readonly PosixSignalRegistration[] registrations;

    private Signals(Action pressed)
    {
        void Take(PosixSignalContext signal)
        {
            // Otherwise the process ends here, with keys down.
            signal.Cancel = true;
            pressed();
        }

        registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Take), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Take)];
    }

    /// <summary>Calls back at each signal, on a thread of the runtime's, until disposed of.</summary>
    public static IDisposable Watch(Action pressed) => new Signals(pressed);

    public void Dispose() => Array.ForEach(registrations, registration => registration.Dispose());
}
