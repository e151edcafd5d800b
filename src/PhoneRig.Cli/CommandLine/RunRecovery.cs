using PhoneRig.Hosting.Runs;

namespace PhoneRig.Cli.CommandLine;

/// <summary>Runs a recovery to its end; <paramref name="observer"/> is called on the thread that does.</summary>
/// <param name="request">What to recover.</param>
/// <param name="observer">Who watches.</param>
/// <param name="stop">Asks for a safe stop.</param>
internal delegate RecoverResult RunRecovery(RecoverRequest request, IRunObserver observer, CancellationToken stop);
