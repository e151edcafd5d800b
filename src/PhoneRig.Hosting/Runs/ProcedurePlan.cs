using PhoneRig.Core.Procedures;

namespace PhoneRig.Hosting.Runs;

/// <summary>One procedure that the static checker passed for one station.</summary>
/// <param name="Procedure">The procedure.</param>
/// <param name="Wiring">The station, with the model of its phone.</param>
internal sealed record ProcedurePlan(Procedure Procedure, StationWiring Wiring);
