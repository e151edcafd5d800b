using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Edges;

namespace PhoneRig.Hosting.Labels;

/// <summary>Writes labels into a folder, and has them printed. An edge: it blocks, for as long as a printer's program may take.</summary>
/// <param name="labels">What becomes of them.</param>
/// <param name="folder">Where to.</param>
internal sealed class LabelPress(LabelsConfig labels, string folder)
{
    /// <summary>How long the program may take. Default: 10 s, our choice: it hands a label to a spooler; one that prints itself is through by then too.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Makes one.</summary>
    /// <param name="label">The label.</param>
    /// <param name="at">When the phone was put into its bin; in the files' names.</param>
    /// <returns>Null; or what went wrong and what to do, as a phrase.</returns>
    public string? Make(PhoneLabel label, DateTimeOffset at)
    {
        var stem = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{at.UtcDateTime:yyyyMMdd-HHmmss}-{string.Concat(label.Phone.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))}"));
        var (drawing, text) = ($"{stem}.svg", $"{stem}.txt");
        try
        {
            Directory.CreateDirectory(folder);
            Write(drawing, LabelDrawing.Svg(label));
            Write(text, label.Text);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return $"{folder} cannot be written ({refused.Message.TrimEnd('.')}): make room, or name another folder under labels in the rig file";
        }

        return labels.Command.IsDefaultOrEmpty ? null : Print(drawing, text);
    }

    private static void Write(string file, string words) => WholeFile.Write(file, stream => stream.Write(Encoding.UTF8.GetBytes(words)));

    private string? Print(string drawing, string text)
    {
        var program = labels.Command[0];
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var word in labels.Command.Skip(1))
        {
            start.ArgumentList.Add(word.Replace("{file}", drawing, StringComparison.Ordinal).Replace("{text}", text, StringComparison.Ordinal));
        }

        try
        {
            using var process = Process.Start(start)!;
            string? said = null;
            var toldAll = new TaskCompletionSource();
            process.ErrorDataReceived += (_, line) =>
            {
                if (line.Data is null)
                {
                    toldAll.TrySetResult();
                }

                said ??= string.IsNullOrWhiteSpace(line.Data) ? null : line.Data;
            };
            process.BeginErrorReadLine();
            process.BeginOutputReadLine();
            process.StandardInput.Close();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                return $"{program} had not ended after {Patience.TotalSeconds:0.#} s, and was ended: see whether the printer is on, and has labels";
            }

            // A child that it has left behind may keep its end of the pipe for ever.
            toldAll.Task.Wait(TimeSpan.FromSeconds(1));
            return process.ExitCode == 0 ? null : $"{program} ended with {process.ExitCode}{(said is null ? "" : $" ({said.TrimEnd('.')})")}: try it by hand with {text}";
        }
        catch (Exception refused) when (refused is Win32Exception or InvalidOperationException or IOException)
        {
            return $"{program} cannot be started ({refused.Message.TrimEnd('.')}): see command under labels in the rig file";
        }
    }
}
