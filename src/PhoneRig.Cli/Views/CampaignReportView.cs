using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Views;

/// <summary>How a campaign went, or goes: its report as text.</summary>
/// <param name="output">Standard output.</param>
internal sealed class CampaignReportView(TextWriter output) : IAnswerView
{
    public void Show(ControlEvent told)
    {
        if (told is ControlEvent.Accounted { Account: var account })
        {
            foreach (var line in CampaignReportText.Of(account))
            {
                output.WriteLine(line);
            }
        }
    }

    public void Dispose() => output.Flush();
}
