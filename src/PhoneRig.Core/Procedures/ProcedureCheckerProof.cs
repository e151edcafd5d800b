using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Procedures;

/// <summary>Off is proven before a key is pressed (design section 6): a power-off that keys follow lasts as long as the proof takes.</summary>
internal sealed class ProcedureCheckerProof(Procedure procedure, PhoneModel phone, ProblemList problems)
{
    public void Check()
    {
        var window = Timings.ProveOff(phone);
        Step? off = null;
        foreach (var step in procedure.Steps)
        {
            off = step.Power == OnOff.Off ? step : off;
            if (off is null || (step.Hold ?? step.Type ?? step.Press) is null)
            {
                continue;
            }

            if ((off.For ?? TimeSpan.Zero) < window)
            {
                problems.Add(
                    ProcedureChecker.PlaceOf(procedure, off),
                    $"keys are pressed after this (line {ProcedureChecker.PlaceOf(procedure, step).Line}), so off must be proven first: write for: {DurationText.Format(window)} or longer, which a {phone.Phone} needs to show that something else feeds it");
            }

            off = null;
        }
    }
}
