using PhoneRig.Core.Procedures;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>A procedure as far as it can be judged without a phone: its words, and, where all of it was readable, its order.</summary>
internal sealed class ProcedureCheck : ICheck<Procedure>
{
    public void Check(ReadFile<Procedure> file)
    {
        file.Problems.AddRange(ProcedureChecker.CheckWords(file.Value));
        if (file.Whole)
        {
            file.Problems.AddRange(ProcedureChecker.CheckOrder(file.Value));
        }
    }
}
